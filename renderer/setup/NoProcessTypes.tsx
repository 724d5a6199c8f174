import { FileText } from 'lucide-react';
import { t } from '../../shared/words.ts';
import { useApp } from '../apps/apps-store.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ProcfileProposals } from './ProcfileProposals.tsx';

/** In place of the dynos of an app that has none: how to get some. */
export function NoProcessTypes({ app }: { app: string }) {
  const procfile = useApp(app, (snapshot) => snapshot.procfile) ?? '';
  const proposals = useApp(app, ({ setup }) => setup?.proposals) ?? [];
  if (proposals.length > 0) return <ProcfileProposals app={app} procfile={procfile} proposals={proposals} />;
  return (
    <EmptyState icon={<FileText />} title={t('No process types in {procfile}', { procfile })}>
      Add a line such as <code>{t('web: npm start')}</code>. It shows up here as soon as the file is saved.
    </EmptyState>
  );
}
