import { t } from '../../shared/text/i18n.ts';
import { desktopState } from '../state/desktop-state.ts';
import { changeDesktop } from './change-desktop.ts';
import { stored } from './setting.ts';
import type { ChoiceSetting } from './setting.ts';

const SYSTEM = 'system';
const ENGLISH = 'en';

/** Offered where there is another language than English. In a browser, its own settings say which one is wanted. */
export const languageSetting: ChoiceSetting = {
  id: 'language',
  kind: 'choice',
  title: t('Language'),
  hint: t('Of the window and its menus, from the next start of Dynodeck on.'),
  keywords: t('translation locale words'),
  // In no section of the palette: which languages there are is not known when its commands are made.
  get options() {
    const others = [...new Set([...languages(), chosen()])].filter((tag) => tag !== SYSTEM && tag !== ENGLISH);
    return [
      { value: SYSTEM, label: t('As the system') },
      ...[ENGLISH, ...others].map((tag) => ({ value: tag, label: ownName(tag) })),
    ];
  },
  value: stored(desktopState, chosen, (language) => changeDesktop({ language })),
  isOffered: () => languages().length > 0,
};

function chosen(): string {
  return desktopState.getState().state?.settings.language ?? SYSTEM;
}

function languages(): readonly string[] {
  return desktopState.getState().state?.languages ?? [];
}

/** As those who speak it call it. */
function ownName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
}
