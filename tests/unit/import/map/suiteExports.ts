/**
 * Exports of the suites and trackers of the field, with invented rows: the header line, what each column is (labelled by hand),
 * and cells. "-": an extra field. "?": may be guessed, never be sure. "key@slot": a person or fact of a tracker column.
 */
export interface SuiteExport {
  readonly name: string;
  readonly main: string;
  /** True where the sheet is understood but not imported unless a person says so. */
  readonly isLeftOut?: boolean;
  /** Lines of cells parted by "|": headers, labels, rows. */
  readonly table: string;
}

export const SUITE_EXPORTS: readonly SuiteExport[] = [
  {
    name: 'renewal opportunities',
    main: 'contract',
    table: `
Opportunity ID|Account Name|Opportunity Name|Type|Amount|ARR|Renewal Date|Close Date|Stage|Forecast Category|Probability (%)|Opportunity Owner|Account Owner|Contract End Date|Next Step
contract.externalId|contract.accountName|?|-|-|contract.arr|contract.endDate|contract.outcomeDate|contract.outcome|forecast.category|-|?|?|-|-
0061t00000AbCdE|Northwind Ltd|Northwind - Renewal 2026|Renewal|$120,000.00|$120,000.00|3/31/2026|3/15/2026|Negotiation|Commit|75%|Ana Ruiz|Tom Lee|3/31/2026|call
0061t00000AbCdF|Globex Inc|Globex - Renewal 2026|Renewal|$45,500.00|$45,500.00|6/30/2026|6/20/2026|Closed Won|Best Case|100%|Ana Ruiz|Kim Park|6/30/2026|`,
  },
  {
    name: 'SF account report',
    main: 'account',
    table: `
Account ID|Account Name|Account Owner|Type|Industry|Billing Country|Annual Revenue|Employees|Customer Segment|CSM|ARR__c|Renewal_Date__c|Health__c|Website
account.externalId|account.name|?|-|account.industry|?|-|-|account.segment|account.csm|contract.arr|contract.endDate|pulse.value|account.domain
0011t00000AbCdE|Northwind Ltd|Tom Lee|Customer|Retail|Germany|12000000|250|Enterprise|Ana Ruiz|120000|2026-03-31|Green|northwind.example.com
0011t00000AbCdF|Globex Inc|Kim Park|Customer|Energy|France|2000000|50|SMB|Ana Ruiz|45500|2026-06-30|Red|globex.com`,
  },
  {
    name: 'contacts (SF)',
    main: 'stakeholder',
    table: `
Contact ID|First Name|Last Name|Title|Account Name|Account ID|Email|Phone|Reports To|Contact Owner|Department
-|stakeholder.firstName|stakeholder.lastName|stakeholder.title|stakeholder.accountName|stakeholder.accountExternalId|stakeholder.email|-|stakeholder.reportsTo|stakeholder.relationshipOwner|-
003x|Ann|Bell|VP Ops|Northwind Ltd|0011t|ann@northwind.com|+1 555 123 4567|Bo Carr|Tom Lee|Ops
003y|Bo|Carr|CFO|Northwind Ltd|0011t|bo@northwind.com|+1 555 123 4568||Tom Lee|Fin`,
  },
  {
    name: 'hubspot-crm-exports-all-companies',
    main: 'account',
    table: `
Record ID|Company name|Company owner|Create Date|Phone Number|Last Activity Date|City|Country/Region|Industry|Lifecycle Stage|Company Domain Name|Annual Revenue|Number of Employees
account.externalId|account.name|account.csm|-|-|-|-|?|account.industry|account.lifecycleStage|account.domain|-|-
1001|Northwind|Tom Lee|2024-02-03 10:22|+49 30 1234567|2026-02-03 10:22|Berlin|Germany|RETAIL|Customer|northwind.com|1200000|20
1002|Globex|Kim Park|2024-03-03 10:22|+49 30 1234568|2026-02-05 10:22|Paris|France|ENERGY|Customer|globex.com|9200000|70`,
  },
  {
    name: 'hubspot-crm-exports-all-deals',
    main: 'contract',
    table: `
Record ID|Deal Name|Deal Stage|Close Date|Deal owner|Amount|Pipeline|Associated Company|Associated Company IDs|Deal Type|Annual recurring revenue|Monthly recurring revenue|Total contract value
contract.externalId|?|contract.outcome|contract.endDate|?|-|-|contract.accountName|contract.accountExternalId|-|contract.arr|-|-
901|Northwind renewal|Closed won|2026-02-03 10:22|Tom Lee|120000|Renewals|Northwind|1001|existingbusiness|120000|10000|240000
902|Globex renewal|Contract sent|2026-04-03 10:22|Kim Park|45000|Renewals|Globex|1002|existingbusiness|45000|3750|90000`,
  },
  {
    name: 'hubspot-crm-exports-tickets',
    main: 'ticket',
    table: `
Ticket ID|Ticket name|Pipeline|Ticket status|Create date|Close date|Priority|Category|Associated Company|Associated Contact|Owner
ticket.externalId|-|-|-|ticket.openedDate|ticket.closedDate|ticket.priority|ticket.kind|ticket.accountName|-|-
1|Login broken|Support|Closed|2026-01-02 10:00|2026-01-03 10:00|High|Bug|Northwind|Ann Bell|Tom Lee
2|Slow|Support|New|2026-01-05 10:00||Medium|Performance|Globex|Kim Park|Tom Lee`,
  },
  {
    name: 'Gainsight Company',
    main: 'account',
    table: `
Name|GSID|SFDC Account Id|CSM|CSM Email|ARR|Users|Renewal Date|Status|Stage|Current Score|Lifecycle in Weeks|Original Contract Date|Parent Company|Customer Lifetime in Months|Industry|Employees|Segment
account.name|-|account.externalId|account.csm|-|contract.arr|-|contract.endDate|account.status|account.lifecycleStage|-|-|-|-|-|account.industry|-|account.segment
Northwind|1P01ABC|0011t|Ana Ruiz|ana@us.com|120000|200|2026-03-31|Active|Adoption|82|120|2023-04-01||36|Retail|250|Enterprise
Globex|1P01ABD|0012t|Kim Park|kim@us.com|45000|20|2026-06-30|Active|Onboarding|45|20|2025-06-01||6|Energy|50|SMB`,
  },
  {
    name: 'Gainsight CTA/success plan',
    main: 'milestone',
    table: `
Company Name|Success Plan Name|Objective Name|Status|Due Date|Owner|Priority|Closed Date|Success Criteria
milestone.accountName|-|milestone.title|milestone.status|milestone.dueDate|-|milestone.importance|milestone.achievedDate|?
Northwind|Plan A|Cut onboarding time|Work In Progress|2026-03-31|Ana Ruiz|High||50% less
Globex|Plan B|Roll out to EMEA|Closed Success|2026-01-31|Kim Park|Medium|2026-01-20|5 sites`,
  },
  {
    name: 'ChurnZero Accounts',
    main: 'account',
    table: `
Account Name|Account External ID|Primary CSM|Account Owner|ChurnScore|Next Renewal Date|Start Date|End Date|Total Contract Amount|License Count|Is Active|Cust_Segment|Last CSM Touch|NPS Score
account.name|account.externalId|account.csm|?|-|contract.endDate|contract.startDate|-|contract.arr|usage.licensedUsers|account.status|?|touch.date@touch|survey.score@NPS
Northwind|0011t|Ana Ruiz|Tom Lee|82|03/31/2026|04/01/2023|03/31/2026|120000|200|True|Enterprise|01/22/2026|9
Globex|0012t|Kim Park|Tom Lee|40|06/30/2026|07/01/2025|06/30/2026|45000|20|True|SMB|01/25/2026|6`,
  },
  {
    name: 'Totango accounts',
    main: 'account',
    table: `
Account ID|Account Name|Health|Lifecycle|Contract Value|Contract Renewal Date|Success Manager|Sales Manager|Licenses|Active Users (14d)|License Utilization|Status|Last Touch
account.externalId|account.name|pulse.value|account.lifecycleStage|contract.arr|contract.endDate|account.csm|-|usage.licensedUsers|usage.activeUsers|-|account.status|touch.date@touch
t1|Northwind|Good|Adoption|120000|Mar 31, 2026|Ana Ruiz|Tom Lee|200|150|75%|Paying|Jan 22, 2026
t2|Globex|Poor|Onboarding|45000|Jun 30, 2026|Kim Park|Tom Lee|20|3|15%|Paying|Jan 25, 2026`,
  },
  {
    name: 'Planhat companies',
    main: 'account',
    table: `
Company name|External ID|Source ID|Status|Phase|Owner|Co-Owner|Customer From|Renewal Date|MRR|ARR|Health|CSM Score|NPS|Last Touch|Country|Tags
account.name|account.externalId|?|account.status|account.lifecycleStage|account.csm|-|-|contract.endDate|-|contract.arr|-|pulse.value|-|touch.date@touch|account.region|-
Northwind|e1|s1|customer|Adoption|ana@us.com|tom@us.com|2023-04-01|2026-03-31|10000|120000|7.5|4|30|2026-01-22|Germany|a
Globex|e2|s2|customer|Onboarding|kim@us.com|tom@us.com|2025-07-01|2026-06-30|3750|45000|4.2|2|-10|2026-01-25|France|b`,
  },
  {
    name: 'Vitally accounts',
    main: 'account',
    table: `
Account|ID|CSM|Health Score|MRR|Next Renewal Date|Churned At|Segments|NPS Score|Users Count|Last Seen|First Seen|Trial End Date
account.name|account.externalId|account.csm|-|contract.arr/month|contract.endDate|contract.outcomeDate|-|-|-|-|-|-
Northwind|v1|Ana Ruiz|8.2|$10,000|2026-03-31||Enterprise|40|200|2026-01-22T10:00:00Z|2023-04-01T10:00:00Z|
Globex|v2|Kim Park|4.0|$3,750|2026-06-30||SMB|10|20|2026-01-25T10:00:00Z|2025-07-01T10:00:00Z|`,
  },
  {
    name: 'zendesk tickets',
    main: 'ticket',
    table: `
ID|Subject|Organization|Requester|Requester email|Priority|Status|Type|Created at|Updated at|Solved at|Satisfaction Score|Assignee|Tags
ticket.externalId|-|ticket.accountName|-|-|ticket.priority|-|ticket.kind|ticket.openedDate|-|ticket.closedDate|-|-|-
1001|Login broken|Northwind|Ann Bell|ann@northwind.com|Urgent|Solved|Incident|2026-01-02 10:00:00 UTC|2026-01-03 10:00:00 UTC|2026-01-03 10:00:00 UTC|good|Sam|a
1002|Slow|Globex|Kim Park|kim@globex.com|Normal|Open|Problem|2026-01-05 10:00:00 UTC|2026-01-06 10:00:00 UTC||offered|Sam|b`,
  },
  {
    name: 'delighted nps',
    main: 'survey',
    table: `
ID|Person ID|Name|Email|Phone|Score|Comment|Survey Type|Response Time|Survey Sent|Company
-|-|?|survey.stakeholderEmail|-|survey.score|survey.comment|survey.kind|survey.answeredDate|survey.askedDate|survey.accountName
1|77|Ann Bell|ann@northwind.com||9|Great|NPS|2026-01-22 10:00:00|2026-01-20 10:00:00|Northwind
2|78|Kim Park|kim@globex.com||3|Slow|NPS|2026-01-25 10:00:00|2026-01-20 10:00:00|Globex`,
  },
  {
    name: 'jira',
    main: 'ticket',
    table: `
Issue key|Issue id|Summary|Issue Type|Status|Priority|Resolution|Assignee|Reporter|Created|Updated|Resolved|Custom field (Customer)
ticket.externalId|-|-|ticket.kind|-|ticket.priority|-|-|-|ticket.openedDate|-|ticket.closedDate|ticket.accountName
SUP-1|10001|Login broken|Bug|Done|Highest|Fixed|Sam|Ann Bell|02/Jan/26 10:00 AM|03/Jan/26 10:00 AM|03/Jan/26 10:00 AM|Northwind
SUP-2|10002|Slow|Bug|Open|Medium||Sam|Kim Park|05/Jan/26 10:00 AM|06/Jan/26 10:00 AM||Globex`,
  },
  {
    name: 'Kundenübersicht',
    main: 'account',
    table: `
Kunde|Kundennr.|Segment|Branche|Region|CSM|Vertragsbeginn|Vertragsende|Kündigungsfrist|Autom. Verlängerung|ARR (EUR)|Ampel|Begründung|Champion|Entscheider|Letzter Kontakt|Lizenzen|Aktive Nutzer
account.name|account.externalId|account.segment|account.industry|account.region|account.csm|contract.startDate|contract.endDate|contract.noticeDays|contract.autoRenew|contract.arr|pulse.value|pulse.reason|stakeholder.name@champion|stakeholder.name@decision maker|touch.date@touch|usage.licensedUsers|usage.activeUsers
Nordwind GmbH|10042|Enterprise|Handel|DACH|Anna Groß|01.04.2023|31.03.2026|90 Tage|ja|120.000,00|grün|läuft gut|Eva Maier|Udo Frank|22.01.2026|200|150
Globus AG|10043|Mittelstand|Energie|DACH|Jan Kern|01.07.2025|30.06.2026|3 Monate|nein|45.500,50|rot|kaum Nutzung|Ida Lenz|Max Bohr|25.01.2026|20|3`,
  },
  {
    name: 'Suivi clients',
    main: 'account',
    table: `
Client|Secteur d'activité|Région|Responsable CSM|Début contrat|Fin contrat|Préavis|Reconduction tacite|Montant annuel|Devise|Santé|Commentaire santé|Décideur|Courriel décideur|Dernier contact
account.name|account.industry|account.region|account.csm|contract.startDate|contract.endDate|contract.noticeDays|contract.autoRenew|contract.arr|contract.currency|pulse.value|pulse.reason|stakeholder.name@decision maker|stakeholder.email@decision maker|touch.date@touch
Nord SA|Énergie|IDF|Anne Roy|01/04/2023|31/03/2026|3 mois|Oui|120 000,00 €|EUR|Vert|ok|Luc Petit|luc@nord.fr|22/01/2026
Globe SARL|Retail|PACA|Jean Roux|01/07/2025|30/06/2026|60 jours|Non|45 500,50 €|EUR|Rouge|peu d'usage|Eve Blanc|eve@globe.fr|25/01/2026`,
  },
  {
    name: 'Cartera',
    main: 'account',
    table: `
Cliente|Segmento|Industria|País|Responsable de éxito|Inicio contrato|Fin contrato|Renovación automática|ARR USD|Semáforo|Motivo del semáforo|Último contacto|Contacto principal|Correo contacto principal
account.name|account.segment|account.industry|account.region|account.csm|contract.startDate|contract.endDate|contract.autoRenew|contract.arr|pulse.value|pulse.reason|touch.date@touch|stakeholder.name@contact|stakeholder.email@contact
Norte SA|Grande|Energía|México|Ana Ruiz|01/04/2023|31/03/2026|Sí|120,000.00|Verde|bien|22/01/2026|Luis Paz|luis@norte.mx
Globo SL|Pyme|Retail|España|Juan Gil|01/07/2025|30/06/2026|No|45,500.50|Rojo|poco uso|25/01/2026|Eva Sol|eva@globo.es`,
  },
  {
    name: 'Carteira',
    main: 'account',
    table: `
Cliente|Segmento|Setor|CS responsável|Início contrato|Fim contrato|Receita recorrente mensal|Farol|Nota NPS|Última reunião|Decisor|Situação
account.name|account.segment|account.industry|account.csm|contract.startDate|contract.endDate|contract.arr/month|pulse.value|survey.score@NPS|touch.date@meeting|stakeholder.name@decision maker|account.status
Norte SA|Enterprise|Energia|Ana Reis|01/04/2023|31/03/2026|R$ 10.000,00|Verde|9|22/01/2026|Luis Paz|Ativo
Globo Ltda|PME|Varejo|João Gil|01/07/2025|30/06/2026|R$ 3.750,50|Vermelho|4|25/01/2026|Eva Sol|Ativo`,
  },
  {
    name: 'Klanten',
    main: 'account',
    table: `
Klant|Klantnummer|Branche|Regio|CSM|Ingangsdatum|Einddatum contract|Opzegtermijn|Stilzwijgende verlenging|Contractwaarde|Stoplicht|Beslisser|Laatste contact
account.name|account.externalId|account.industry|account.region|account.csm|contract.startDate|contract.endDate|contract.noticeDays|contract.autoRenew|contract.arr|pulse.value|stakeholder.name@decision maker|touch.date@touch
Noord BV|10042|Retail|Randstad|Anne Vos|01-04-2023|31-03-2026|3 maanden|ja|€ 120.000,00|groen|Jan Bos|22-01-2026
Globe NV|10043|Energie|Zuid|Jan Kok|01-07-2025|30-06-2026|30 dagen|nee|€ 45.500,50|rood|Eva Prins|25-01-2026`,
  },
  {
    name: 'CS Tracker',
    main: 'account',
    table: `
Account|Tier|CSM|ARR|Renewal|Auto-renew?|R/A/G|Why|Exec Sponsor|Champion|Champion Email|Last QBR|Seats|MAU|NPS|Forecast|Notes
account.name|account.segment|account.csm|contract.arr|contract.endDate|contract.autoRenew|pulse.value|?|stakeholder.name@executive sponsor|stakeholder.name@champion|stakeholder.email@champion|touch.date@QBR|usage.licensedUsers|usage.activeUsers|survey.score@NPS|forecast.category|-
Northwind|Tier 1|Ana|$1.2M|Q1 FY27|Y|R|no usage|Udo Frank|Ann Bell|ann@northwind.com|3 Feb 2026|200|150|9|Commit|x
Globex|Tier 2|Kim|$45k|Q3 FY26|N|G|ok|Max Bohr|Bo Carr|bo@globex.com|5 Mar 2026|20|3|6|At Risk|y`,
  },
  {
    name: 'Stakeholder map',
    main: 'stakeholder',
    table: `
Account|Name|Title|Role|Influence|Support|Reports To|Email|Last contacted|Owner|Status
stakeholder.accountName|stakeholder.name|stakeholder.title|stakeholder.roles|stakeholder.power|stakeholder.support|stakeholder.reportsTo|stakeholder.email|touch.date@touch|stakeholder.relationshipOwner|stakeholder.status
Northwind|Ann Bell|VP Ops|Champion; Decision Maker|High|Positive|Bo Carr|ann@northwind.com|2026-01-22|Ana|Active
Northwind|Bo Carr|CFO|Economic Buyer|5|Negative||bo@northwind.com|2026-01-22|Ana|Left`,
  },
  {
    name: 'Usage wide',
    main: 'usage',
    table: `
Account|Feature|Jan-26|Feb-26|Mar-26|Apr-26
usage.accountName|usage.feature|usage.events#2026-01-01|usage.events#2026-02-01|usage.events#2026-03-01|usage.events#2026-04-01
Northwind|Reports|100|120|130|140
Globex|API|10|12|13|14`,
  },
];
