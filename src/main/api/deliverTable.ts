/** Writes a table to a private file and hands it to the person through the host. */
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Delivery } from '../../shared/contract/app.ts';
import { exportTable, type ExportOptions } from '../export/exportTable.ts';
import type { TableToExport } from '../export/tableToExport.ts';
import type { Host } from '../hosts/host.ts';
import { safeFileName } from './safeFileName.ts';

export async function deliverTable(host: Host, table: TableToExport, options: ExportOptions): Promise<Delivery> {
  const { bytes, mediaType } = await exportTable(table, options);
  const path = join(host.folders.temporary, `${randomUUID()}.${options.format}`);
  await writeFile(path, bytes, { mode: 0o600, flag: 'wx' });
  return host.deliver({ path, name: `${safeFileName(options.name)}.${options.format}`, mediaType });
}
