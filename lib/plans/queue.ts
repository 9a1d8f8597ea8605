/** Goes on with every plan that need not wait. The runner follows. */
export async function pickUpPlans(): Promise<void> {}
