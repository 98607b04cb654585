/** The browser host as a person meets it: the link, the lock on the door, the policy of the page. */
import { gzipSync } from 'node:zlib';
import { callApi, expect, test } from './fixtures.ts';

test('the one-time link opens the app once, at a clean address', async ({ page, host, browser }) => {
  expect(new URL(page.url()).search).toBe('');
  await expect(page.getByRole('main')).toBeVisible();

  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  const address = await host.newAddress();
  expect((await other.goto(address))?.status()).toBe(200);
  const again = await stranger.newPage();
  expect((await again.goto(address))?.status()).toBe(401);
  await expect(again.getByText('used before')).toBeVisible();
  await stranger.close();
});

test.describe('refusals', () => {
  // The browser reports each refusal in its console; that is what these journeys provoke.
  test.use({ expectedErrors: /Content Security Policy|Trusted|violates|401/ });

  test('a browser without the session sees one sentence and no app', async ({ page, browser }) => {
    const stranger = await browser.newContext();
    const other = await stranger.newPage();
    const response = await other.goto(new URL('/', page.url()).href);
    expect(response?.status()).toBe(401);
    await expect(other.getByText('with the address it printed')).toBeVisible();
    expect(await other.locator('script').count()).toBe(0);
    await stranger.close();
  });

  test('the policy of the page stops markup, inline scripts, foreign code and talk to the outside', async ({
    page,
  }) => {
    const outcome = await page.evaluate(async () => {
      const tries = { html: 'ran', evaluated: 'ran', inline: 'no', fetched: 'ran' };
      const globals = window as unknown as { pwned?: boolean };
      try {
        document.createElement('div').innerHTML = '<img src=x onerror="window.pwned = true">';
      } catch {
        tries.html = 'refused';
      }
      // In a timer, because what the test driver evaluates directly is exempt from the policy.
      await new Promise<void>((resolve) => {
        setTimeout(() => {
          try {
            new Function('window.pwned = true')();
          } catch {
            tries.evaluated = 'refused';
          }
          resolve();
        });
      });
      try {
        const script = document.createElement('script');
        script.text = 'window.pwned = true';
        document.head.append(script);
      } catch {
        tries.inline = 'refused';
      }
      try {
        await fetch('http://127.0.0.1:9/');
      } catch {
        tries.fetched = 'refused';
      }
      return { ...tries, pwned: globals.pwned === true };
    });
    expect(outcome).toEqual({
      html: 'refused',
      evaluated: 'refused',
      inline: 'refused',
      fetched: 'refused',
      pwned: false,
    });
  });
});

test.describe('with the sample book', () => {
  test.use({ startWith: 'sample' });

  test('a change of the book reaches a page that listens', async ({ page }) => {
    await expect(page.getByRole('main')).toBeVisible();
    const heard = page.evaluate(async () => {
      const response = await fetch('/events', {
        headers: { 'X-Quarterbook-Key': sessionStorage.getItem('quarterbook-key') ?? '' },
      });
      const reader = response.body?.getReader();
      const decoder = new TextDecoder();
      for (let text = ''; ;) {
        const piece = await reader?.read();
        text += decoder.decode(piece?.value, { stream: true });
        if (piece?.done !== false || text.includes('book.changed')) return text;
      }
    });
    await callApi(page, 'book.openSample');
    expect(await heard).toMatch(/event: book\.changed\ndata: \{"reason":"(closed|opened)"\}/);
  });

  test('a brief shows in a frame of its own, with its styles and without script', async ({ page }) => {
    const { candidates } = (await callApi(page, 'brief.candidates', {})) as {
      candidates: { accountId: string; name: string }[];
    };
    const [account] = candidates;
    const preview = (await callApi(page, 'brief.preview', { accountId: account?.accountId })) as { url: string };
    await page.evaluate((url) => {
      const frame = document.createElement('iframe');
      frame.src = url;
      frame.setAttribute('sandbox', '');
      frame.title = 'brief';
      document.body.append(frame);
    }, preview.url);
    const frame = page.frameLocator('iframe[title="brief"]');
    await expect(frame.getByRole('heading', { level: 1 })).toContainText(account?.name ?? 'no account');
    expect(await frame.locator('script').count()).toBe(0);
  });

  test('a brief prints to a tagged PDF and downloads under its own name', async ({ page }) => {
    const { candidates } = (await callApi(page, 'brief.candidates', {})) as { candidates: { accountId: string }[] };
    const accountIds = candidates.slice(0, 1).map(({ accountId }) => accountId);
    const { jobId } = (await callApi(page, 'brief.print', { accountIds, format: 'pdf' })) as { jobId: string };
    type Job = { state: string; written: { file: string; pages: number; download?: { url: string } }[] };
    let job: Job | null = null;
    await expect
      .poll(
        async () => {
          job = (await callApi(page, 'brief.job', { jobId })) as Job;
          return job.state;
        },
        { timeout: 45_000 },
      )
      .toBe('done');
    const written = (job as Job | null)?.written[0];
    expect(written?.file).toMatch(/\.pdf$/);
    expect(written?.pages).toBeGreaterThanOrEqual(1);
  });
});

test('the first page needs little script', async ({ page }) => {
  await expect(page.getByRole('main')).toBeVisible();
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.js')),
  );
  let bytes = 0;
  for (const script of scripts) bytes += gzipSync(await (await page.request.get(script)).body()).length;
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes, 'gzipped script before the first screen').toBeLessThanOrEqual(450_000);
});
