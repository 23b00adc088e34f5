// The same person is back: what they sent goes on without another click.
document.querySelector("form[data-resend]")?.requestSubmit();
