/**
 * Customer feedback, worked to closure: one package a feature.
 */
package feedbackloop;
