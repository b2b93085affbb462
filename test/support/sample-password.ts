/** Everybody's password in the sample office; it is printed on the sign-in screen of a demo. */
export const SAMPLE_PASSWORD = 'contoh-paspor-2026';
