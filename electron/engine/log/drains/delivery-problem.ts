/** Why a batch did not arrive, in one line. */
export class DeliveryProblem extends Error {
  constructor(
    message: string,
    /** The receiver has understood and does not want it: asking again hardly helps. */
    readonly isRefusal = false,
  ) {
    super(message);
  }
}

/** Codes of Node for a certificate that cannot be trusted. */
const CERTIFICATE_CODES = /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)_|ALTNAME/;

/** An error of a connection in plain words; a bad certificate as Heroku's L14. */
export function toDeliveryProblem(error: Error, place: string): DeliveryProblem {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && CERTIFICATE_CODES.test(code)) {
    const why = `the certificate of ${place} is not trusted (${code})`;
    return new DeliveryProblem(`Error L14 (certificate validation): ${why}.`);
  }
  return new DeliveryProblem(`${place} cannot be reached (${code ?? error.message}).`);
}
