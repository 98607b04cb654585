import './withoutEval.ts';
import { createRoot } from 'react-dom/client';
import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.css';
import '@mantine/dates/styles.css';
import '@mantine/notifications/styles.css';
import '@mantine/spotlight/styles.css';
import './app/tokens.css';
import './app/global.css';
import { App } from './app/App.tsx';
import { installTrustedTypesPolicy } from './app/trustedTypes.ts';

installTrustedTypesPolicy();

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no #root.');
createRoot(root).render(<App />);
