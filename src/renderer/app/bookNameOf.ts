/** A name for the new book that dropped files go into: "renewals Q3.xlsx" names it "renewals Q3". */
export function bookNameOf(files: readonly { readonly name: string }[]): string {
  const first = files[0]?.name.replace(/\.[^.]*$/, '').trim() ?? '';
  return first === '' ? 'My book' : first.slice(0, 120);
}
