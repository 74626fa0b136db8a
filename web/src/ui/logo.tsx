/** Two lines of a bracket that meet in a bar of iron. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M4 7h9v7h6M4 25h9v-7h6"
        fill="none"
        stroke="currentColor"
        strokeWidth="3.6"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      <path d="M18.5 16H28" stroke="currentColor" strokeWidth="7" strokeLinecap="round" />
    </svg>
  )
}
