import { z } from 'zod';
import { noConflictOfInterest } from './guards.ts';
import { OPEN_STATES } from './open-states.ts';
import { refuse } from './refusal.ts';
import { defineRule, stampOf, type Guard } from './rule.ts';

/** What the treasury’s file says against a payment. */
export const QuestionPayment = z
  .object({
    verdict: z.enum(['WRONG_AMOUNT', 'WRONG_PRODUCT']),
    billingCode: z.string().regex(/^\d{15}$/, 'BILLING_CODE'),
    ntpn: z.string().regex(/^[A-Z0-9]{8,32}$/, 'NTPN'),
    amount: z.int().min(0).max(20_000_000),
  })
  .strict();

/** No book is begun, printed or given out on a payment that the treasury questions, until another one or a waiver is recorded. */
export const paymentUnquestioned: Guard = {
  id: 'payment.unquestioned',
  refuses: ({ file: { paymentQuestion = null } }) => {
    if (!paymentQuestion) return null;
    const { verdict, amount } = paymentQuestion;
    return refuse(verdict === 'WRONG_AMOUNT' ? 'PAYMENT_AMOUNT_WRONG' : 'PAYMENT_PRODUCT_WRONG', {
      paid: amount,
    });
  },
};

export const paymentQuestionRules = {
  'applications.questionPayment/1': defineRule({
    payload: QuestionPayment,
    transitions: [
      {
        // Also of a printed book: it waits until the payment is settled.
        from: OPEN_STATES,
        to: 'SAME',
        roles: ['SECTION_HEAD'],
        guards: [noConflictOfInterest],
        checks: [],
      },
    ],
    apply: (file, payload, meta) => ({ ...file, paymentQuestion: { ...payload, stamp: stampOf(meta) } }),
  }),
};
