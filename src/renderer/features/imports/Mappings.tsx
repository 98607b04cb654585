/** Mappings remembered by the headers of sheets: forget one, hand one to a colleague as a file, take one in. */
import { Button, FileButton, Table, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, type ReactNode } from 'react';
import type { MappingInfo } from '../../../shared/contract/imports.ts';
import { api } from '../../api/client.ts';
import { useApi } from '../../api/useApi.ts';
import { errorText } from '../../ui/errorText.ts';
import { formatDay } from '../../ui/formatDate.ts';
import { useFocusAfterLoss } from '../../ui/useFocusAfterLoss.ts';
import classes from './ImportHistory.module.css';
import { saveText } from './saveText.ts';
import { entityNames, importTexts } from './texts.ts';

const texts = importTexts.mappings;

export function Mappings(): ReactNode {
  const mappings = useApi('import.mappings', {});
  const client = useQueryClient();
  const title = useRef<HTMLHeadingElement>(null);
  const willForget = useFocusAfterLoss(mappings.data, () => title.current);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      await client.invalidateQueries({ queryKey: ['import.mappings'] });
    } catch (error) {
      notifications.show({ color: 'red', title: texts.failed, message: errorText(error), autoClose: false });
    }
  };
  const takeIn = (file: File | null): void => {
    if (file === null) return;
    void run(async () => {
      const taken = await api.call('import.importMapping', { text: await file.text(), name: file.name });
      notifications.show({ message: texts.taken(taken.length) });
    });
  };
  const handOut = (fingerprint: string): void =>
    void run(async () => {
      const file = await api.call('import.exportMapping', { fingerprint });
      saveText(file.fileName, file.text, 'application/json');
    });
  if (mappings.data === undefined) return null;
  return (
    <section className={classes.section} aria-label={texts.title}>
      <div className={classes.line}>
        <h2 ref={title} tabIndex={-1} className={classes.title}>
          {texts.title}
        </h2>
        <FileButton accept="application/json,.json" onChange={takeIn}>
          {(props) => (
            <Button {...props} size="compact-sm" variant="default">
              {texts.takeIn}
            </Button>
          )}
        </FileButton>
      </div>
      {mappings.data.length === 0 ? (
        <Text c="dimmed">{texts.none}</Text>
      ) : (
        <Table verticalSpacing={8}>
          <Table.Thead>
            <Table.Tr>
              {texts.columns.map((name) => (
                <Table.Th key={name}>{name}</Table.Th>
              ))}
              <Table.Th aria-label={texts.actions} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {mappings.data.map((mapping) => (
              <Row
                key={mapping.fingerprint}
                mapping={mapping}
                onHandOut={() => handOut(mapping.fingerprint)}
                onForget={() => {
                  willForget();
                  void run(() => api.call('import.forgetMapping', { fingerprint: mapping.fingerprint }));
                }}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}

interface RowProps {
  readonly mapping: MappingInfo;
  readonly onHandOut: () => void;
  readonly onForget: () => void;
}

function Row({ mapping, onHandOut, onForget }: RowProps): ReactNode {
  const mapped = mapping.columns.filter((column) => column.field !== null).length;
  const headers = mapping.columns.map((column) => column.header).join(', ');
  const name = mapping.sheet || texts.byHeaders(mapping.columns.map((column) => column.header));
  return (
    <Table.Tr>
      <Table.Td className={classes.files}>{name}</Table.Td>
      <Table.Td>{mapping.entities.map((entity) => entityNames[entity].many).join(', ') || '–'}</Table.Td>
      <Table.Td title={headers}>{importTexts.plan.mapped(mapped, mapping.columns.length)}</Table.Td>
      <Table.Td className={classes.day}>{formatDay(mapping.savedAt.slice(0, 10))}</Table.Td>
      <Table.Td className={classes.number}>
        <Button size="compact-sm" variant="subtle" onClick={onHandOut} aria-label={`${texts.handOut}: ${name}`}>
          {texts.handOut}
        </Button>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          onClick={onForget}
          aria-label={`${texts.forget}: ${name}`}
        >
          {texts.forget}
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}
