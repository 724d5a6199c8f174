/** Three dynos in a deck. */
export function Logo() {
  return (
    <svg viewBox="0 0 40 40" width="40" height="40" aria-hidden="true">
      <rect x="4" y="5" width="32" height="8" rx="2.5" fill="var(--accent)" opacity="0.38" />
      <rect x="4" y="16" width="32" height="8" rx="2.5" fill="var(--accent)" opacity="0.68" />
      <rect x="4" y="27" width="32" height="8" rx="2.5" fill="var(--accent)" />
      <circle cx="10" cy="31" r="1.6" fill="var(--on-accent)" />
    </svg>
  );
}
