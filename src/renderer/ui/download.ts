/** Hands a file to the browser (or Electron's download) under a name. */
export function download(content: Blob, fileName: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = fileName;
  link.click();
  // The browser has taken the bytes once the click returned; the address is no longer needed after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
