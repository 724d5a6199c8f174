const REASONS: Record<string, string> = {
  EACCES: 'the permissions of it or its folder forbid it',
  EPERM: 'it belongs to another user',
  EROFS: 'its disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'its folder does not exist',
  ENOTDIR: 'its folder is a file',
  // What making a folder says where a file has its name.
  EEXIST: 'there is a file of that name',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'its disk is damaged',
};

/**
 * Why the system could not read or write a file, as the end of a sentence: `the disk is full`. What has no words of its
 * own is told by its code, anything else by its message.
 */
export function systemReason(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined) return REASONS[code] ?? code;
  return error instanceof Error ? error.message : String(error);
}
