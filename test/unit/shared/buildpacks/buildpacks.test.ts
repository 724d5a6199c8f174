import { describe, expect, test } from 'vitest';
import { FolderFacts } from '../../../../shared/buildpacks/folder-facts.ts';
import { proposeProcessTypes } from '../../../../shared/buildpacks/buildpacks.ts';

function propose(files: Record<string, string>, chosen: string[] = []) {
  return proposeProcessTypes(new FolderFacts(new Set(Object.keys(files)), new Map(Object.entries(files))), chosen);
}

const packageJson = (fields: object): Record<string, string> => ({ 'package.json': JSON.stringify(fields) });

describe('Default process types of Heroku', () => {
  test.each([
    ['Node.js', packageJson({ scripts: { start: 'node .' } }), 'npm start'],
    ['Node.js', { ...packageJson({ scripts: { start: 'node .' } }), 'yarn.lock': '' }, 'yarn start'],
    ['Node.js', { ...packageJson({}), 'server.js': '' }, 'npm start'],
    ['Ruby', { Gemfile: "gem 'rails', '~> 8'\n" }, 'bin/rails server -p ${PORT:-5000} -e ${RAILS_ENV:-development}'],
    ['Ruby', { Gemfile: '', 'Gemfile.lock': '    railties (8.0.1)\n' }, 'bin/rails server -p ${PORT:-5000} -e ${RAILS_ENV:-development}'],
    ['Ruby', { Gemfile: "gem 'sinatra'\n", 'config.ru': '' }, 'bundle exec rackup config.ru -p ${PORT:-5000}'],
    ['Clojure', { 'project.clj': '' }, 'lein trampoline run'],
    ['Java', { 'pom.xml': '<artifactId>spring-boot-starter</artifactId>' }, 'java -Dserver.port=$PORT $JAVA_OPTS -jar target/*.jar'],
    ['Java', { 'pom.xml': '<groupId>io.quarkus</groupId>' }, 'java -Dquarkus.http.port=$PORT $JAVA_OPTS -jar target/quarkus-app/quarkus-run.jar'],
    [
      'Gradle',
      { 'build.gradle': "id 'org.springframework.boot'", 'build/libs/a-plain.jar': '', 'build/libs/a.jar': '' },
      'java -Dserver.port=$PORT $JAVA_OPTS -jar build/libs/a.jar',
    ],
    ['Scala', { 'build.sbt': 'name := "shop"' }, 'target/universal/stage/bin/shop -Dhttp.port=$PORT'],
    ['PHP', { 'composer.json': '{}', 'vendor/bin/heroku-php-apache2': '' }, 'vendor/bin/heroku-php-apache2'],
  ])('%s', (language, files, command) => {
    expect(propose(files)).toMatchObject([{ language, note: null, types: [{ name: 'web', command }] }]);
  });
});

describe('Proposals of ours say that Heroku has none', () => {
  test.each([
    ['Node.js', packageJson({ scripts: { dev: 'vite' } }), 'npm run dev'],
    ['Node.js', packageJson({ main: 'lib/index.js' }), 'node lib/index.js'],
    ['Python', { 'manage.py': "os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'shop.settings')" }, 'python manage.py runserver 0.0.0.0:$PORT'],
    [
      'Python',
      { 'manage.py': '("DJANGO_SETTINGS_MODULE", "shop.settings")', 'requirements.txt': 'Django==5\ngunicorn\n' },
      'gunicorn shop.wsgi',
    ],
    ['Python', { 'main.py': 'from fastapi import FastAPI\napi = FastAPI()\n' }, 'uvicorn main:api --host 0.0.0.0 --port $PORT'],
    ['Python', { 'app.py': 'app = Flask(__name__)\n' }, 'python -m flask --app app:app run --host 0.0.0.0 --port $PORT'],
    ['Python', { 'app.py': 'app = flask.Flask(__name__)\n', 'requirements.txt': 'gunicorn==23' }, 'gunicorn app:app'],
    ['PHP', { 'index.php': '' }, 'php -S 0.0.0.0:$PORT'],
    ['PHP', { 'composer.json': '{}', 'public/index.php': '' }, 'php -S 0.0.0.0:$PORT -t public'],
    ['Go', { 'go.mod': '', 'main.go': '// hi\npackage main\n' }, 'go run .'],
    ['Go', { 'go.mod': '', 'cmd/shop': '' }, 'go run ./cmd/shop'],
    ['.NET', { 'Shop.csproj': '' }, 'dotnet run --no-launch-profile --project Shop.csproj -- --urls http://0.0.0.0:$PORT'],
  ])('%s', (language, files, command) => {
    const [proposal] = propose(files);
    expect(proposal).toMatchObject({ language, types: [{ name: 'web', command }] });
    expect(proposal?.note).toMatch(/Heroku/);
  });

  test.each<[string, Record<string, string>]>([
    ['Node.js', { 'package.json': 'not JSON' }],
    ['Ruby', { Gemfile: '# rails one day\n' }],
    ['Python', { 'requirements.txt': 'requests\n' }],
    ['Java', { 'pom.xml': '<project/>' }],
    ['Go', { 'go.mod': '' }],
    ['.NET', { 'Shop.sln': '' }],
  ])('%s without anything to go by: no process type, and a sentence', (language, files) => {
    const [proposal] = propose(files);
    expect(proposal).toMatchObject({ language, types: [] });
    expect(proposal?.note).toMatch(/Heroku/);
  });
});

test('languages come in the order in which Heroku tries them, the one that app.json names first', () => {
  const files = { Gemfile: '', 'package.json': '{}', 'requirements.txt': '', 'go.mod': '' };
  expect(propose(files).map(({ buildpack }) => buildpack)).toEqual([
    'heroku/ruby',
    'heroku/nodejs',
    'heroku/python',
    'heroku/go',
  ]);
  const [first] = propose(files, ['heroku/nodejs', 'heroku/python']);
  expect(first?.buildpack).toBe('heroku/python');
  expect(propose(files, ['https://example.com/own.git'])[0]?.buildpack).toBe('heroku/ruby');
});

test('a folder of no language that Heroku knows gets no proposal', () => {
  expect(propose({ 'README.md': '' })).toEqual([]);
});
