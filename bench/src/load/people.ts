/** Somebody who registers and signs in, by number. */
export const person = (index: number) => ({
  email: `person-${index}@example.org`,
  password: 'a long enough pass phrase',
  full_name: `Person ${index}`,
})
