/** What was understood of a sheet as a whole, and its switches: in or out, what one row holds, who wins, hidden rows. */
import { Badge, Select, Switch, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { FIELD_POLICIES, type PlanChange } from '../../../../shared/contract/imports.ts';
import { fieldByKey } from '../../../../shared/fields/catalogue.ts';
import { datesSentence } from '../../../../shared/fields/rowsPeriod.ts';
import { ENTITIES, type Entity, type SheetPlan } from '../../../../shared/fields/types.ts';
import { CompletenessChoice } from './CompletenessChoice.tsx';
import { RowsMonth } from './RowsMonth.tsx';
import { RowFilterChoice } from './RowFilterChoice.tsx';
import type { SheetOf } from './sheetOf.ts';
import { capital, entityNames, importTexts, policyNames } from '../texts.ts';
import classes from './SheetPane.module.css';

/** What a later export of a source can be seen to list no more. */
const CAN_VANISH: ReadonlySet<Entity> = new Set<Entity>(['account', 'contract', 'stakeholder']);

interface Props {
  readonly sheet: SheetOf;
  readonly onChange: (change: PlanChange) => void;
}

export function SheetHead({ sheet, onChange }: Props): ReactNode {
  const { plan, state, file } = sheet;
  const at = { file: file.file, sheet: plan.sheetIndex };
  const header =
    plan.headerRow === null
      ? importTexts.plan.noHeader
      : importTexts.plan.headerRow(plan.headerFromRow ?? plan.headerRow, plan.headerRow);
  const [main, ...others] = plan.entities;
  const warnings = [...file.plan.warnings, ...plan.warnings].filter((warning) => warning !== plan.reason);
  const dates = datesSentence(plan);
  const account = namesAccount(plan) ? null : (
    <AccountField
      account={plan.defaults?.['account.name'] ?? ''}
      onSave={(name) => onChange({ kind: 'account', ...at, name })}
    />
  );
  return (
    <div className={classes.head}>
      <div className={classes.title}>
        <h2 className={classes.name} title={plan.name || file.name}>
          {plan.name || file.name}
        </h2>
        <Badge variant="default" tt="none" fw={500}>
          {header}
        </Badge>
        <span className={classes.readAs} title={importTexts.plan.readAs(file.plan)}>
          {importTexts.plan.readAs(file.plan)}
        </span>
        <Switch
          className={classes.include}
          label={importTexts.plan.include}
          checked={plan.include}
          onChange={(event) => onChange({ kind: 'includeSheet', ...at, include: event.currentTarget.checked })}
        />
      </div>
      <p className={classes.reason}>{plan.reason}</p>
      {warnings.map((warning) => (
        <p key={warning} className={classes.warning}>
          {warning}
        </p>
      ))}
      {dates !== null && plan.include && <p className={classes.warning}>{dates}</p>}
      {(plan.include || (account !== null && main !== undefined)) && (
        <div className={classes.line}>
          {plan.include && (
            <>
              <label className={classes.choice}>
                <span>{importTexts.plan.holds}</span>
                <Select
                  size="xs"
                  w={150}
                  aria-label={importTexts.plan.holds}
                  data={ENTITIES.map((entity) => ({ value: entity, label: capital(entityNames[entity].one) }))}
                  value={main ?? null}
                  onChange={(value) => {
                    const entity = ENTITIES.find((one) => one === value);
                    if (entity !== undefined) onChange({ kind: 'entities', ...at, entities: [entity] });
                  }}
                />
                {others.length > 0 && <span>+ {others.map((entity) => entityNames[entity].one).join(' + ')}</span>}
              </label>
              <label className={classes.choice}>
                <span>{importTexts.plan.policy}</span>
                <Select
                  size="xs"
                  w={190}
                  aria-label={importTexts.plan.policy}
                  data={FIELD_POLICIES.map((policy) => ({ value: policy, label: policyNames[policy] }))}
                  value={state?.policy ?? 'file wins'}
                  onChange={(value) => {
                    const policy = FIELD_POLICIES.find((one) => one === value);
                    if (policy !== undefined) onChange({ kind: 'policy', ...at, column: null, policy });
                  }}
                />
              </label>
              {state?.remembered === true && CAN_VANISH.has(plan.entities[0] ?? 'touch') && (
                <CompletenessChoice
                  isFullExport={state.isFullExport}
                  onChange={(isFullExport) => onChange({ kind: 'fullExport', ...at, isFullExport })}
                />
              )}
              {plan.hiddenRows > 0 && (
                <Switch
                  size="xs"
                  label={`${importTexts.plan.hiddenRows(plan.hiddenRows)}. ${importTexts.plan.includeHidden(plan.hiddenRows)}`}
                  checked={plan.includeHiddenRows}
                  onChange={(event) => onChange({ kind: 'hiddenRows', ...at, include: event.currentTarget.checked })}
                />
              )}
            </>
          )}
          {account}
          {dates !== null && plan.include && (
            <RowsMonth period={plan.period} onChange={(period) => onChange({ kind: 'rowsPeriod', ...at, period })} />
          )}
        </div>
      )}
      {plan.include && plan.rowFilter !== undefined && (
        <RowFilterChoice
          filter={plan.rowFilter}
          header={plan.columns.find((column) => column.index === plan.rowFilter?.column)?.header ?? ''}
          onKeep={(keep) => onChange({ kind: 'rowFilter', ...at, keep: keep === null ? null : [...keep] })}
        />
      )}
    </div>
  );
}

/** Whether any column says which account a row belongs to. */
function namesAccount(plan: SheetPlan): boolean {
  return plan.columns.some(({ field }) => {
    if (field === null) return false;
    const name = fieldByKey(field.key)?.name ?? '';
    return (
      ['account.name', 'account.externalId', 'account.domain'].includes(field.key) ||
      ['accountName', 'accountExternalId', 'accountDomain', 'contractExternalId'].includes(name)
    );
  });
}

/** One account for all rows of a sheet that names none (a success plan kept per customer, say). */
function AccountField({
  account,
  onSave,
}: {
  readonly account: string;
  readonly onSave: (name: string) => void;
}): ReactNode {
  const [text, setText] = useState(account);
  const commit = (): void => {
    if (text.trim() !== '' && text.trim() !== account) onSave(text.trim());
  };
  return (
    <label className={classes.choice}>
      <span>{importTexts.plan.accountOfAll}</span>
      <TextInput
        size="xs"
        w={200}
        placeholder={importTexts.plan.accountName}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </label>
  );
}
