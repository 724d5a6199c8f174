import type { FolderFacts } from './folder-facts.ts';
import { type Language, nothing, ours, type ProposedTypes } from './language.ts';

/** What its detection looks for (docs/heroku.md §10). */
const SIGNS = [
  ...['requirements.txt', 'Pipfile', 'Pipfile.lock', 'poetry.lock', 'uv.lock', 'pyproject.toml', 'setup.py'],
  ...['setup.cfg', 'runtime.txt', '.python-version', 'manage.py', 'app.py', 'main.py', 'server.py'],
];
const MODULES = ['app.py', 'main.py', 'server.py', 'wsgi.py'];
const NO_DEFAULT = 'Heroku has no default process type for Python.';
const DJANGO_PROJECT = /DJANGO_SETTINGS_MODULE['"]\s*,\s*['"]([\w.]+)\.settings/;

export const PYTHON: Language = {
  language: 'Python',
  buildpack: 'heroku/python',
  detects: (facts) => facts.has(...SIGNS),
  // Heroku has no environment of its own for an app; at home it is in one of these, on Windows in the latter two.
  tools: ['.venv/bin', 'venv/bin', '.venv/Scripts', 'venv/Scripts'],
  propose: (facts) =>
    django(facts) ??
    application(facts, 'FastAPI', (app) => `uvicorn ${app} --host 0.0.0.0 --port $PORT`) ??
    application(facts, 'Flask', flask(facts)) ??
    nothing(NO_DEFAULT),
};

function django(facts: FolderFacts): ProposedTypes | null {
  if (!facts.has('manage.py')) return null;
  const [, project] = DJANGO_PROJECT.exec(facts.text('manage.py')) ?? [];
  if (project === undefined && !requires(facts, 'django')) return null;
  const command =
    project !== undefined && requires(facts, 'gunicorn')
      ? `gunicorn ${project}.wsgi`
      : 'python manage.py runserver 0.0.0.0:$PORT';
  return ours(command, 'manage.py', `${NO_DEFAULT} This is how Django apps are started most often.`);
}

function flask(facts: FolderFacts): (app: string) => string {
  if (requires(facts, 'gunicorn')) return (app) => `gunicorn ${app}`;
  return (app) => `python -m flask --app ${app} run --host 0.0.0.0 --port $PORT`;
}

/** The module that makes the application: `app = Flask(__name__)`. */
function application(facts: FolderFacts, maker: string, command: (app: string) => string): ProposedTypes | null {
  const made = new RegExp(`^(\\w+)(?:\\s*:\\s*\\w+)?\\s*=\\s*(?:\\w+\\.)?${maker}\\(`, 'm');
  for (const file of MODULES) {
    const [, variable] = made.exec(facts.text(file)) ?? [];
    if (variable === undefined) continue;
    const note = `${NO_DEFAULT} This is how ${maker} apps are started most often.`;
    return ours(command(`${file.slice(0, -'.py'.length)}:${variable}`), file, note);
  }
  return null;
}

function requires(facts: FolderFacts, name: string): boolean {
  const lists = ['requirements.txt', 'pyproject.toml', 'Pipfile'].map((file) => facts.text(file)).join('\n');
  return new RegExp(`(?:^|["'\\s])${name}(?![\\w-])`, 'im').test(lists);
}
