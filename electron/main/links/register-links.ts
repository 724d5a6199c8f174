import { app } from 'electron';

/**
 * Makes this program the one for `dynodeck:` links, where it is installed. On Linux the package's desktop file has done
 * so already (electron-builder.yml), and asking again would run `xdg-settings` at each start.
 */
export function registerLinks(): void {
  if (app.isPackaged && process.platform !== 'linux') app.setAsDefaultProtocolClient('dynodeck');
}
