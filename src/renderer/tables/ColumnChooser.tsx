/** Which columns are shown and in which order, without dragging. */
import { ActionIcon, Button, Checkbox, Popover, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import classes from './DataTable.module.css';
import { tableTexts as texts } from './texts.ts';
import type { TableColumn } from './types.ts';
import { defaultView } from './view.ts';

interface Props<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly shown: readonly string[];
  readonly onShown: (shown: readonly string[]) => void;
}

export function ColumnChooser<Row>({ columns, shown, onShown }: Props<Row>): ReactNode {
  const [find, setFind] = useState('');
  const hidden = columns.filter(({ id }) => !shown.includes(id));
  const inOrder = [...shown.flatMap((id) => columns.find((column) => column.id === id) ?? []), ...hidden];
  const listed = inOrder.filter(({ label }) => label.toLowerCase().includes(find.toLowerCase()));
  const toggle = (id: string) => onShown(shown.includes(id) ? shown.filter((other) => other !== id) : [...shown, id]);
  return (
    <Popover position="bottom-end" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="compact-md"
          fw={500}
          leftSection={<IconColumns3 size={15} stroke={1.6} aria-hidden="true" />}
        >
          {texts.columns}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={classes.picker}>
        <TextInput
          size="xs"
          data-autofocus
          aria-label={texts.find}
          placeholder={texts.find}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <div className={classes.choices}>
          {listed.map(({ id, label }) => {
            const at = shown.indexOf(id);
            return (
              <div key={id} className={classes.columnRow}>
                <Checkbox
                  size="xs"
                  label={label}
                  checked={at >= 0}
                  disabled={at >= 0 && shown.length === 1}
                  onChange={() => toggle(id)}
                />
                {at >= 0 && (
                  <>
                    <Mover
                      label={texts.moveUp(label)}
                      isOff={at === 0}
                      onClick={() => onShown(swap(shown, at, at - 1))}
                      icon="up"
                    />
                    <Mover
                      label={texts.moveDown(label)}
                      isOff={at === shown.length - 1}
                      onClick={() => onShown(swap(shown, at, at + 1))}
                      icon="down"
                    />
                  </>
                )}
              </div>
            );
          })}
        </div>
        <Button size="compact-sm" variant="subtle" onClick={() => onShown(defaultView(columns).columns)}>
          {texts.reset}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

interface MoverProps {
  readonly label: string;
  readonly isOff: boolean;
  readonly icon: 'up' | 'down';
  readonly onClick: () => void;
}

function Mover({ label, isOff, icon, onClick }: MoverProps): ReactNode {
  const Arrow = icon === 'up' ? IconArrowUp : IconArrowDown;
  return (
    <ActionIcon variant="subtle" color="gray" size={24} aria-label={label} disabled={isOff} onClick={onClick}>
      <Arrow size={14} />
    </ActionIcon>
  );
}

export function swap<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const copy = [...list];
  const [moved] = copy.splice(from, 1);
  if (moved !== undefined) copy.splice(to, 0, moved);
  return copy;
}
