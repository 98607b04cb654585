/**
 * The page runs under `require-trusted-types-for 'script'`. ECharts clears its canvas with `innerHTML = ''` and Mantine
 * writes its variables into a style element the same way; both are text without a "<", which can never become an element.
 * Anything else is refused, so no imported text can reach the page as markup.
 */
interface PolicyFactory {
  createPolicy(name: string, rules: { readonly createHTML: (text: string) => string | null }): unknown;
}

export function allowOnlyPlainText(text: string): string | null {
  return text.includes('<') ? null : text;
}

export function installTrustedTypesPolicy(page: object = globalThis): void {
  const { trustedTypes } = page as { readonly trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', { createHTML: allowOnlyPlainText });
}
