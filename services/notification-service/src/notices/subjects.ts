/** What notices of a tournament are about: a newer one about the same takes the place of those before. */
export const aboutDraw = (id: number) => `draw:${id}`
export const aboutEnd = (id: number) => `end:${id}`
export const aboutEntry = (id: number) => `entry:${id}`
export const aboutMatches = 'match:'
