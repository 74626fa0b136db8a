/** The operations that can be called, the events, errors and schemas: everything that the two sides have agreed on. */
export * from '@gym-it/contracts'
