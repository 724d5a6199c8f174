import { app, session, type Session, type WebContents } from 'electron';
import { developmentServer, isMadeHere, isOurs } from './page.ts';

/** What the page may ask of Chromium: copying, and pasting into a terminal. Everything else is refused. */
const ALLOWED_PERMISSIONS = new Set(['clipboard-sanitized-write', 'clipboard-read']);

/** What the page may load. */
const LOCAL_SCHEMES = new Set(['app:', 'blob:', 'data:', 'devtools:', 'chrome-extension:']);

/**
 * Allows no renderer without a sandbox, and no page that leads elsewhere (docs/security.md); called before the app is
 * ready.
 */
export function hardenPages(): void {
  // Every window asks for the sandbox itself. Where it was switched off by hand, as root must in tests, asking for it
  // here as well would only make Chromium's helper processes refuse to start.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
  app.on('select-client-certificate', (event) => event.preventDefault());
  app.on('login', (event) => event.preventDefault());
}

/** Once the app is ready. */
export function hardenSession(): void {
  const ours = session.defaultSession;
  refusePermissions(ours);
  stayOffTheNetwork(ours);
  // The page saves what it made itself (a log, a recording), where the developer says; nothing is fetched.
  ours.on('will-download', (event, item) => {
    if (!isMadeHere(item.getURL())) event.preventDefault();
  });
}

function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    // The page may reload itself.
    if (!event.isMainFrame || !isOurs(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}

function refusePermissions(ours: Session): void {
  ours.setPermissionRequestHandler((contents, permission, answer) => {
    answer(ALLOWED_PERMISSIONS.has(permission) && isOurs(contents.getURL()));
  });
  ours.setPermissionCheckHandler((_contents, permission, origin) => {
    return ALLOWED_PERMISSIONS.has(permission) && isOurs(origin);
  });
  ours.setDevicePermissionHandler(() => false);
}

/** The page needs no network: whatever slips past its Content-Security-Policy ends here. */
function stayOffTheNetwork(ours: Session): void {
  const development = developmentServer();
  const developmentHost = development === null ? null : new URL(development).host;
  ours.webRequest.onBeforeRequest(({ url }, answer) => {
    const { protocol, host } = new URL(url);
    answer({ cancel: !LOCAL_SCHEMES.has(protocol) && host !== developmentHost });
  });
}
