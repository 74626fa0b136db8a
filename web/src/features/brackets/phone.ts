/** Below this width a bracket is shown a round at a time. */
export const phone = '(max-width: 47.99em)'
