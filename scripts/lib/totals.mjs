// What the last test run counted, for the line that a pipeline reads.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './ensureNode.mjs';

const folder = join(root, '.cache', 'test');

export function reportPath(name) {
  mkdirSync(folder, { recursive: true });
  return join(folder, name);
}

/** Numbers of a vitest JSON report; a report that is missing counts as one failure, so that a crash is never a pass. */
export function vitestTotals(path) {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8'));
    // A file that does not even load has no tests to fail.
    const brokenFiles = report.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + brokenFiles,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Numbers of a Playwright JSON report; flaky counts as failed, because nothing here is retried. */
export function playwrightTotals(path) {
  try {
    const { stats, errors } = JSON.parse(readFileSync(path, 'utf8'));
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

export function addTotals(parts) {
  const sum = (key) => parts.reduce((total, part) => total + part[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** "12 passed, 0 failed", with ", 3 skipped" where something was. */
export function totalsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

export function rememberTotals(totals) {
  writeFileSync(reportPath('totals.json'), JSON.stringify(totals));
}

export function rememberedTotals() {
  try {
    return JSON.parse(readFileSync(reportPath('totals.json'), 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
