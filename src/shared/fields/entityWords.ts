/**
 * The words that name an entity: in sheet and file names, and before a field ("Ticket Priority", "Contract Start").
 * Matching is on whole folded words. Source: import page, "Recognise".
 */
import type { Entity } from './types.ts';

/** Words that may stand before a local synonym: "ticket" + "priority". */
export const ENTITY_PREFIXES: Readonly<Record<Entity, readonly string[]>> = {
  account: ['account', 'customer', 'company', 'client', 'organization', 'organisation', 'org', 'kunden', 'kunde', 'cliente', 'klant', 'compte', 'empresa'],
  contract: ['contract', 'subscription', 'renewal', 'agreement', 'licence', 'license', 'vertrags', 'vertrag', 'abo', 'contrat', 'contrato'],
  stakeholder: ['contact', 'stakeholder', 'person', 'kontakt', 'contacto', 'contato'],
  milestone: ['milestone', 'objective', 'task', 'meilenstein', 'jalon', 'hito', 'marco', 'mijlpaal', 'goal'],
  pulse: ['pulse', 'csm sentiment', 'csm pulse', 'rag'],
  touch: ['activity', 'touch', 'touchpoint', 'meeting', 'call', 'interaction', 'engagement'],
  survey: ['survey', 'response', 'nps', 'csat', 'ces', 'umfrage', 'encuesta', 'pesquisa'],
  usage: ['usage', 'nutzungs'],
  ticket: ['ticket', 'case', 'issue', 'incident', 'support ticket', 'support case', 'request', 'chamado'],
  forecast: ['forecast', 'prognose'],
};

/** Words in a sheet's or file's name that say what its rows are. Longer phrases weigh more. */
export const ENTITY_NAME_WORDS: Readonly<Record<Entity, readonly string[]>> = {
  account: ['accounts', 'account', 'customers', 'customer', 'companies', 'company', 'clients', 'client', 'portfolio', 'book of business', 'organizations', 'tracker', 'kunden', 'kundenliste', 'firmen', 'entreprises', 'comptes', 'clientes', 'empresas', 'cuentas', 'contas', 'klanten', 'bedrijven', 'kundenuebersicht', 'kundenubersicht', 'carteira', 'cartera', 'portefeuille'],
  contract: ['contracts', 'contract', 'subscriptions', 'subscription', 'renewals', 'renewal', 'deals', 'deal', 'opportunities', 'opportunity', 'opportunity report', 'pipeline', 'churn events', 'churns', 'churn log', 'churned customers', 'losses', 'agreements', 'vertrage', 'vertraege', 'verlangerungen', 'contrats', 'abonnements', 'renouvellements', 'contratos', 'renovaciones', 'suscripciones', 'renovacoes', 'assinaturas', 'contracten', 'verlengingen', 'sales pipeline'],
  stakeholder: ['contacts', 'contact', 'stakeholders', 'stakeholder', 'people', 'persons', 'users', 'user', 'stakeholder map', 'power map', 'kontakte', 'ansprechpartner', 'contactos', 'contatos', 'contactpersonen', 'interlocuteurs', 'org chart', 'personas'],
  milestone: ['milestones', 'milestone', 'success plans', 'success plan', 'objectives', 'goals', 'meilensteine', 'jalons', 'hitos', 'marcos', 'mijlpalen', 'onboarding plan', 'implementation plan', 'mutual action plan', 'roadmap', 'erfolgsplan', 'plan de succes', 'plan de exito', 'plano de sucesso', 'succesplan', 'key objectives'],
  pulse: ['pulse', 'pulses', 'csm pulse', 'csm sentiment', 'sentiment', 'rag', 'rag status', 'health check', 'health history', 'health updates', 'ampel'],
  touch: ['activities', 'activity', 'touchpoints', 'touches', 'meetings', 'meeting log', 'interactions', 'calls', 'engagements', 'customer interactions', 'qbrs', 'qbr log', 'call log', 'aktivitaten', 'activites', 'actividades', 'atividades', 'activiteiten', 'timeline activities', 'conversations', 'gesprache', 'reunions', 'reuniones', 'reunioes'],
  survey: ['surveys', 'survey', 'nps', 'nps responses', 'csat', 'csat responses', 'ces', 'ces responses', 'responses', 'survey responses', 'feedback', 'umfrage', 'umfragen', 'enquete', 'enquetes', 'encuestas', 'encuesta', 'pesquisa', 'respostas', 'delighted'],
  usage: ['usage', 'product usage', 'usage metrics', 'usage logs', 'adoption', 'logins', 'feature usage', 'usage data', 'engagement events', 'mau', 'nutzung', 'produktnutzung', 'utilisation', 'uso', 'gebruik', 'events', 'telemetry', 'seat usage', 'license usage'],
  ticket: ['tickets', 'ticket', 'support tickets', 'cases', 'support cases', 'issues', 'incidents', 'jira', 'zendesk', 'support', 'anfragen', 'demandes', 'incidencias', 'chamados', 'meldingen', 'escalations', 'service requests'],
  forecast: ['forecast', 'forecasts', 'renewal forecast', 'prognose', 'prevision', 'previsao', 'pronostico', 'forecast calls'],
};
