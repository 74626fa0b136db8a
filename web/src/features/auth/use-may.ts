import { may, type Operation } from '@gym-it/contracts'
import { useUser } from '../../lib/use-session.ts'

/** Whether who sits here may use an operation at all, by the same table as the services. */
export const useMay = (operation: Operation): boolean => may(useUser()?.role ?? null, operation)
