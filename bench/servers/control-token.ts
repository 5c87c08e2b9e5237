/** Known to the process of the sandbox and to who measures. */
export const controlToken = 'a-token-for-measurements'
