/** Below this width a bracket is shown a round at a time; on paper, however narrow, it is not. */
export const phone = 'screen and (max-width: 47.99em)'
