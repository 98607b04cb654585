import { app } from 'electron';

export async function runElectron(_programFolder: string): Promise<void> {
  await app.whenReady();
}
