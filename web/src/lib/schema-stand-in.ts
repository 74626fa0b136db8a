// The build puts this in the place of TypeBox. The browser needs the contract's types, which are gone by now, and its
// paths and methods; checking shapes is the services' work, and the checker would be a fifth of the first load.
const schema = Object.freeze({})

/** Every builder (`Type.Object(…)`) answers the same empty schema. */
export const Type: Readonly<Record<string, () => object>> = new Proxy({}, { get: () => () => schema })
