import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { SecretBox } from '../../storage/secret-box.ts';

const SALT_BYTES = 8;
/**
 * The digits of a fingerprint: enough to notice a change of values that cannot be decrypted, too few to guess one by.
 */
const PRINT_DIGITS = 4;

/** Config vars as the ledger has them: names in the open, values encrypted where there is a key store. */
export const SealedVarsSchema = v.object({
  names: v.array(v.string()),
  sealed: v.boolean(),
  /** Base64 of the values as JSON, by name; encrypted when `sealed`. */
  data: v.string(),
  salt: v.string(),
  print: v.string(),
});

export type SealedVars = v.InferOutput<typeof SealedVarsSchema>;

const ValuesSchema = v.record(v.string(), v.string());

export async function sealVars(vars: Record<string, string>, box: SecretBox): Promise<SealedVars> {
  const bytes = Buffer.from(JSON.stringify(vars));
  const data = box.protection.encrypted ? await box.encrypt(bytes) : bytes;
  const salt = randomBytes(SALT_BYTES).toString('hex');
  return {
    names: Object.keys(vars),
    sealed: box.protection.encrypted,
    data: Buffer.from(data).toString('base64'),
    salt,
    print: fingerprint(vars, salt),
  };
}

/** The config vars of a release; null when they can no longer be decrypted. */
export async function openVars(vars: SealedVars, box: SecretBox): Promise<Record<string, string> | null> {
  const data = Buffer.from(vars.data, 'base64');
  const bytes = vars.sealed ? await box.decrypt(data).catch(() => null) : data;
  if (bytes === null) return null;
  try {
    const parsed = v.safeParse(ValuesSchema, JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/** Whether values that cannot be decrypted are probably these. */
export function seemsSame(vars: SealedVars, now: Record<string, string>): boolean {
  return fingerprint(now, vars.salt) === vars.print;
}

function fingerprint(vars: Record<string, string>, salt: string): string {
  const sorted = Object.entries(vars).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(salt).update(JSON.stringify(sorted)).digest('hex').slice(0, PRINT_DIGITS);
}
