/** Pages of one sentence: what a person sees instead of the app, without script, style or anything from the request. */
const SENTENCES: Readonly<Record<string, string>> = {
  'stale link':
    'This link was used before or is older than a minute. A fresh one was just printed where Quarterbook was started; open that one.',
  'no session':
    'Open Quarterbook with the address it printed when it started. Each address works once, for one minute.',
  'no such page': 'There is no such page. Go to the start of Quarterbook.',
  'no such file': 'This file is no longer there. Make it again in Quarterbook.',
};

export function refusalPage(reason: string): string {
  const sentence =
    SENTENCES[reason] ?? 'Quarterbook does not answer this. Open it with the address it printed when it started.';
  return page('', `<h1>Quarterbook</h1><p>${sentence}</p>`);
}

/** Goes on to an address of ours (or, from the file that starts the browser, to the one-time link). */
export function onwardPage(address: string): string {
  return page(
    `<meta http-equiv="refresh" content="0;url=${address}">`,
    `<p><a href="${address}">Open Quarterbook</a></p>`,
  );
}

function page(head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Quarterbook</title>${head}</head><body>${body}</body></html>`;
}
