import './words.ts';
import { createRoot } from 'react-dom/client';
import './ui/tokens.css';
import './ui/base.css';
import { App } from './App.tsx';
import { announceChanges } from './apps/announce-changes.ts';
import { followEngine } from './apps/apps-store.ts';
import { followShowRequests } from './apps/selection.ts';
import { connect } from './client/connection.ts';
import { followMain } from './desktop/follow-main.ts';
import { startKeyboard } from './keyboard/start.ts';
import { followTheme } from './ui/theme.ts';

followTheme();
startKeyboard();
followEngine();
followShowRequests();
followMain();
announceChanges();
void connect();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root".');
createRoot(root).render(<App />);
