package feedbackloop.screening;

import feedbackloop.process.ReadableFile;

import org.springframework.stereotype.Component;

/**
 * What the usual reasons must be like before they go live.
 */
@Component
class UsualReasonsContract extends ReadableFile {

	UsualReasonsContract() {
		super(UsualReasons.FILE, UsualReasons::read);
	}

	@Override
	public boolean needs(String name) {
		return reads(name);
	}

}
