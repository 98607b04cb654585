/** One sheet: what was understood in a line, its cells as a spreadsheet, and the chosen column beside it. */
import { Badge, Select, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  FIELD_POLICIES,
  type FieldPolicy,
  type OpenQuestion,
  type PlanChange,
} from '../../../../shared/contract/imports.ts';
import type { SheetOf } from '../steps/PlanStep.tsx';
import { entityNames, importTexts, policyNames } from '../texts.ts';
import { ColumnPanel } from './ColumnPanel.tsx';
import { SheetGrid } from './SheetGrid.tsx';
import classes from './SheetPane.module.css';

interface Props {
  readonly jobId: string;
  readonly sheet: SheetOf;
  readonly questions: readonly OpenQuestion[];
  readonly column: number | null;
  readonly onColumn: (column: number | null) => void;
  readonly onChange: (change: PlanChange) => void;
}

export function SheetPane({ jobId, sheet, questions, column, onColumn, onChange }: Props): ReactNode {
  const { plan, state } = sheet;
  const at = { file: sheet.file.file, sheet: plan.sheetIndex };
  const chosen = plan.columns.find((one) => one.index === column);
  const header =
    plan.headerRow === null
      ? importTexts.plan.noHeader
      : importTexts.plan.headerRow(plan.headerFromRow ?? plan.headerRow, plan.headerRow);
  return (
    <section className={classes.pane} aria-label={plan.name || sheet.file.name}>
      <div className={classes.head}>
        <div className={classes.line}>
          <h2 className={classes.name}>{plan.name || sheet.file.name}</h2>
          <Badge variant="default">{header}</Badge>
          {plan.include && (
            <span className={classes.dim}>
              {importTexts.plan.holds} {plan.entities.map((entity) => entityNames[entity].one).join(' + ') || '—'}
            </span>
          )}
          <Switch
            className={classes.include}
            label={importTexts.plan.include}
            checked={plan.include}
            onChange={(event) => onChange({ kind: 'includeSheet', ...at, include: event.currentTarget.checked })}
          />
        </div>
        <p className={classes.reason}>{plan.reason}</p>
        {plan.warnings.map((warning) => (
          <p key={warning} className={classes.warning}>
            {warning}
          </p>
        ))}
        {plan.include && (
          <div className={classes.line}>
            <Select
              size="xs"
              w={220}
              aria-label={importTexts.plan.policy}
              data={FIELD_POLICIES.map((policy) => ({ value: policy, label: policyNames[policy] }))}
              value={state?.policy ?? 'file wins'}
              onChange={(policy) =>
                policy !== null && onChange({ kind: 'policy', ...at, column: null, policy: policy as FieldPolicy })
              }
            />
            {plan.entities.includes('account') && (
              <Switch
                size="xs"
                label={importTexts.plan.fullExport}
                checked={state?.isFullExport === true}
                onChange={(event) => onChange({ kind: 'fullExport', ...at, isFullExport: event.currentTarget.checked })}
              />
            )}
            {plan.hiddenRows > 0 && (
              <Switch
                size="xs"
                label={`${importTexts.plan.hiddenRows(plan.hiddenRows)}. ${importTexts.plan.includeHidden}`}
                checked={plan.includeHiddenRows}
                onChange={(event) => onChange({ kind: 'hiddenRows', ...at, include: event.currentTarget.checked })}
              />
            )}
          </div>
        )}
      </div>
      <div className={classes.content}>
        <SheetGrid
          jobId={jobId}
          sheet={sheet}
          questions={questions}
          column={column}
          onColumn={onColumn}
          onChange={onChange}
        />
        <aside className={classes.side} aria-label="Column">
          {chosen === undefined ? (
            <p className={classes.pick}>{importTexts.column.pick}</p>
          ) : (
            <ColumnPanel key={chosen.index} at={at} column={chosen} entities={plan.entities} onChange={onChange} />
          )}
        </aside>
      </div>
    </section>
  );
}
