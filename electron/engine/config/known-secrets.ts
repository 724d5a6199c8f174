import { secretMask } from '../../../shared/config/secret-names.ts';

type Vars = Readonly<Record<string, string>>;
type ListedVars = readonly { name: string; value: string }[];

/** Masks what is known to be secret, without asking the disk; what to look for is found anew only when it has changed. */
export class KnownSecrets {
  #madeOf: readonly object[] = [];
  #mask: (text: string) => string = (text) => text;

  readonly #files: () => ListedVars;
  readonly #launches: () => readonly Vars[];

  /**
   * @param files what the env files say
   * @param launches what each dyno was started with: it may print an older value
   */
  constructor(files: () => ListedVars, launches: () => readonly Vars[]) {
    this.#files = files;
    this.#launches = launches;
  }

  mask(text: string): string {
    const [files, launches] = [this.#files(), this.#launches()];
    const sources = [files, ...launches];
    const isSame = sources.length === this.#madeOf.length && sources.every((each, at) => each === this.#madeOf[at]);
    if (!isSame) {
      const listed = files.map(({ name, value }): [string, string] => [name, value]);
      this.#mask = secretMask([...listed, ...launches.flatMap((vars) => Object.entries(vars))]);
      this.#madeOf = sources;
    }
    return this.#mask(text);
  }
}
