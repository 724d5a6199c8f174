/** What the rules of the buildpacks look at: names of files, and the text of a few. */
export class FolderFacts {
  readonly #texts: ReadonlyMap<string, string>;

  /** @param paths relative, with `/` @param texts by path */
  constructor(
    readonly paths: ReadonlySet<string>,
    texts: ReadonlyMap<string, string>,
  ) {
    this.#texts = texts;
  }

  has(...paths: string[]): boolean {
    return paths.some((path) => this.paths.has(path));
  }

  /** Those of one folder (empty: the app's own) that match. */
  matching(folder: string, name: RegExp): string[] {
    const prefix = folder === '' ? '' : `${folder}/`;
    const own = [...this.paths].filter((path) => path.startsWith(prefix) && !path.slice(prefix.length).includes('/'));
    return own.filter((path) => name.test(path.slice(prefix.length))).sort();
  }

  /** Empty where there is no such file, or none of {@link READ_FILES}. */
  text(path: string): string {
    return this.#texts.get(path) ?? '';
  }
}

/** Folders whose names are looked at beside the app's own: the rest of a tree may be large. */
export const LISTED_FOLDERS = ['bin', 'build/libs', 'cmd', 'project', 'public', 'src', 'target', 'vendor/bin'] as const;

/** Files whose text decides. */
export const READ_FILES = [
  ...['Gemfile', 'Gemfile.lock', 'package.json', 'pom.xml', 'build.gradle', 'build.gradle.kts', 'build.sbt'],
  ...['Pipfile', 'pyproject.toml', 'requirements.txt', 'manage.py', 'app.py', 'main.py', 'server.py', 'wsgi.py'],
  ...['main.go'],
] as const;
