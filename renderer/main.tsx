import './page-language.ts';
import { createRoot } from 'react-dom/client';
import './ui/theme/tokens.css';
import './ui/theme/base.css';
import { App } from './shell/App.tsx';
import { announceChanges } from './shell/announce-changes.ts';
import { followEngine } from './state/apps-store.ts';
import { connect } from './client/connection.ts';
import { followMain } from './desktop/follow-main.ts';
import { startKeyboard } from './shell/commands/start-keyboard.ts';
import { followTheme } from './ui/theme/theme.ts';

followTheme();
startKeyboard();
followEngine();
followMain();
announceChanges();
void connect();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
createRoot(root).render(<App />);
