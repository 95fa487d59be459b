/** How a job's job_type comes back, if not as a number; a lookup may be sent without it. Sources: v1 §6 and §9.1. */
export const forms = { textJobType: 'job_type as text', noJobType: 'no job_type' } as const
