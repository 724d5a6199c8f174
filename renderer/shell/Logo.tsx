/** Three dynos in a deck. */
export function Logo() {
  return (
    <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      <rect x="4" y="5" width="32" height="8" rx="2.5" fill="var(--focus)" opacity="0.45" />
      <rect x="4" y="16" width="32" height="8" rx="2.5" fill="var(--focus)" opacity="0.72" />
      <rect x="4" y="27" width="32" height="8" rx="2.5" fill="var(--focus)" />
      <circle cx="10" cy="31" r="1.6" fill="var(--on-accent)" />
    </svg>
  );
}
