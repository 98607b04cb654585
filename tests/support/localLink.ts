/** The services of this process as a host reaches them: what the service thread is for the app. */
import type { ServiceLink } from '../../src/main/hosts/thread/serviceLink.ts';
import type { TestServices } from './services.ts';

export function localLink({ services, close }: TestServices): ServiceLink {
  return {
    call: services.call,
    stage: async (file) => services.stage(file),
    openBook: services.openBook,
    onEvent: () => undefined,
    onDeath: () => undefined,
    close,
  };
}
