/** Opens our own address in the person's browser, where there is a display to show it on. */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onwardPage } from './plainPages.ts';

interface Place {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The program that opens an address, or null without a display (then the printed address is all there is). */
export function browserOpener({ platform, env }: Place): readonly [string, ...string[]] | null {
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  const hasDisplay = (env['DISPLAY'] ?? '') !== '' || (env['WAYLAND_DISPLAY'] ?? '') !== '';
  return hasDisplay ? ['xdg-open'] : null;
}

/**
 * Best effort: a machine without such a program still has the printed address. Argument lists can be read by everyone on
 * the machine, so the program gets a private file that leads on to the one-time address. Source: reliability page, D.3 point 7.
 * @param folder private folder of this run.
 */
export function openInBrowser(address: string, folder: string): void {
  const opener = browserOpener(process);
  if (opener === null) return;
  const file = join(folder, 'open-quarterbook.html');
  writeFileSync(file, onwardPage(address), { mode: 0o600 });
  const [program, ...args] = opener;
  const child = spawn(program, [...args, file], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
