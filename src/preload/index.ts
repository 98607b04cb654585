/**
 * The only bridge between the sandboxed window and the host: `invoke` and `on`, nothing else.
 *
 * A file the person dropped or picked goes as `invoke('source.stage', { file })`: the File is turned into its path here, in
 * the isolated world, and only the host sees that path. A page cannot forge a File that stands for another path.
 */
import { contextBridge, ipcRenderer, webUtils } from 'electron';

contextBridge.exposeInMainWorld('quarterbook', {
  invoke: (method: string, input: unknown): Promise<string> =>
    method === 'source.stage' ? stage(input) : ipcRenderer.invoke('quarterbook:call', method, input),
  on: (listener: (name: string, payload: unknown) => void): (() => void) => {
    const receive = (_event: unknown, name: string, payload: unknown): void => listener(name, payload);
    ipcRenderer.on('quarterbook:event', receive);
    return () => ipcRenderer.off('quarterbook:event', receive);
  },
});

function stage(input: unknown): Promise<string> {
  const file = typeof input === 'object' && input !== null && 'file' in input ? input.file : null;
  const path = file instanceof File ? webUtils.getPathForFile(file) : '';
  return ipcRenderer.invoke('quarterbook:stage', path);
}
