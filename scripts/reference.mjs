// Writes docs/reference.md from the code: commands, methods, error codes. Run it after changing any of them:
//   npm run reference
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNode, root } from './lib/ensureNode.mjs';

await ensureNode();
const { errorTexts } = await import('../src/shared/contract/errorTexts.ts');

/** Methods with the comment that stands above them in the contract. */
function methods() {
  const folder = join(root, 'src', 'shared', 'contract');
  return readdirSync(folder)
    .toSorted()
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      return [
        ...text.matchAll(
          /(?:\/\*\*((?:(?!\*\/)[\s\S])*?)\*\/\s*)?\n?\s*'([a-zA-Z]+\.[a-zA-Z]+)': method<([\s\S]*?)>\(\)\(/g,
        ),
      ].map((match) => ({
        name: match[2],
        answer: match[3].replace(/\s+/g, ' ').replaceAll('|', '\\|').trim(),
        about: (match[1] ?? '')
          .replace(/\s*\n\s*\*\s?/g, ' ')
          .replaceAll('|', '\\|')
          .trim(),
      }));
    });
}

const table = (head, rows) =>
  [
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ].join('\n');

const text = `# Reference

Made by \`npm run reference\` from the code; a test fails when something is missing.

## Settings

| environment variable | what it does |
|---|---|
| \`QUARTERBOOK_HOME\` | folder for settings, books, backups and the error log, in place of the system's own |
| \`QUARTERBOOK_BROWSER\` | path of the Chromium-family browser that prints PDFs on the browser host and the command line |
| \`QUARTERBOOK_HOST\` | \`loopback\` makes \`npm start\` skip the desktop window |
| \`QUARTERBOOK_BUILD_FOLDER\` | where a build is written, in place of \`out\`; set by the scripts themselves |

## Methods

What a screen may ask of the services (\`src/shared/contract\`). On the browser host each is \`POST /api/<method>\`.

${table(
  ['method', 'answers', 'about'],
  methods().map(({ name, answer, about }) => [`\`${name}\``, `\`${answer}\``, about]),
)}

## Error codes

${table(
  ['code', 'what happened', 'what to do'],
  [...errorTexts].map(([code, { title, next }]) => [`\`${code}\``, title, next]),
)}
`;
writeFileSync(join(root, 'docs', 'reference.md'), text);
console.log('docs/reference.md');
