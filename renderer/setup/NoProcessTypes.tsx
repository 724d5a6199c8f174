import { FileText } from 'lucide-react';
import { t } from '../../shared/text/i18n.ts';
import { useApp } from '../state/apps-store.ts';
import { EmptyState } from '../ui/components/EmptyState.tsx';
import { rich } from '../ui/text/rich.ts';
import { ProcfileProposals } from './ProcfileProposals.tsx';

const EXAMPLE = 'web: npm start';

/** How to get dynos, in place of those of an app that has none. */
export function NoProcessTypes({ app }: { app: string }) {
  const procfile = useApp(app, (snapshot) => snapshot.procfile) ?? '';
  const proposals = useApp(app, ({ setup }) => setup?.proposals) ?? [];
  if (proposals.length > 0) return <ProcfileProposals app={app} procfile={procfile} proposals={proposals} />;
  return (
    <EmptyState icon={<FileText />} title={t('No process types in {procfile}', { procfile })}>
      {rich(t('Add a line such as {line}. It shows up here as soon as the file is saved.'), {
        line: <code>{EXAMPLE}</code>,
      })}
    </EmptyState>
  );
}
