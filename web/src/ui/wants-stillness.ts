/** Whether this person has asked their device for as little motion as possible. */
export const wantsStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
