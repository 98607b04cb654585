/** The browser host as a person meets it: the link, the lock on the door, the policy of the page. */
import { expect, test } from './fixtures.ts';

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
