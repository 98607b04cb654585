/** Finds a Chromium-family browser that can print: the person's choice, an installed one, or the one bundled for development. */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { bundledBrowser } from './bundledBrowser.ts';

export interface PrintingBrowser {
  readonly executable: string;
  readonly args: readonly string[];
  /** Added to the environment of the browser. */
  readonly env: Readonly<Record<string, string>>;
}

interface Place {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Well-known places, best known first. */
export function browserPaths({ platform, env }: Place): readonly string[] {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(
      (root) => root !== undefined,
    );
    const programs = [
      ['Google', 'Chrome', 'Application', 'chrome.exe'],
      ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
      ['Chromium', 'Application', 'chrome.exe'],
    ];
    return roots.flatMap((root) => programs.map((parts) => join(root, ...parts)));
  }
  return [
    'google-chrome-stable',
    'google-chrome',
    'chromium',
    'chromium-browser',
    'microsoft-edge-stable',
    'microsoft-edge',
  ]
    .map((name) => `/usr/bin/${name}`)
    .concat('/opt/google/chrome/chrome', '/snap/bin/chromium');
}

/**
 * QUARTERBOOK_BROWSER names one outright. The bundled one (@sparticuz/chromium, Linux only) is a development dependency:
 * an installed Quarterbook does without. Null: nothing here can print.
 * @param cache where the bundled one may be unpacked.
 */
export async function findBrowser(cache: string, place: Place = process): Promise<PrintingBrowser | null> {
  const chosen = place.env['QUARTERBOOK_BROWSER'];
  const candidates = chosen === undefined || chosen === '' ? browserPaths(place) : [chosen];
  const installed = candidates.find(isExecutable);
  if (installed !== undefined) return { executable: installed, args: [], env: {} };
  return place.platform === 'linux' ? bundledBrowser(cache) : null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
