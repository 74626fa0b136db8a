/** Roles from the least to the most powerful; each includes those before it. */
export const roles = ['member', 'trainer', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who may call an operation: anyone, or a signed-in person of at least this role. */
export type Access = 'public' | Role

/** True when `role` is at least `required`. */
export function hasRole(role: Role, required: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(required)
}
